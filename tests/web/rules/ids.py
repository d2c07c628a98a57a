"""The ids of the rules."""

SECTION_3 = (
    *("TPL-1", "TPL-2", "TPL-3", "TPL-4", "TPL-5", "TPL-6", "SKIP-1", "SKIP-2", "NAV-1", "NAV-2", "PHASE-1"),
    *("LANG-1", "LANG-2", "FOOT-1", "HELP-1", "START-1", "START-2"),
    *("Q-1", "Q-2", "Q-3", "Q-4", "Q-5", "Q-6", "Q-7", "Q-8", "Q-9", "BACK-1", "BACK-2"),
    *("VAL-1", "VAL-2", "VAL-3", "VAL-4", "VAL-5", "VAL-6", "VAL-7", "VAL-8", "VAL-9"),
    *("RAD-1", "RAD-2", "RAD-3", "RAD-4", "CHK-1", "DATE-1", "DATE-2", "DATE-3", "DATE-4"),
    *("TEXT-1", "TEXT-2", "AREA-1", "FILE-1", "FILE-2", "FILE-3", "FILE-4", "SUM-1", "CYA-1", "CYA-2"),
    *("TASK-1", "TASK-2", "CONF-1", "INT-1", "BAN-1", "EXIT-1", "COOK-1", "BTN-1", "DET-1", "SEL-1", "TAB-1"),
    *("LINK-1", "PASS-1", "NAME-1", "ADDR-1", "EMAIL-1", "TEL-1", "NI-1", "CODE-1", "CONF-EMAIL-1", "ACC-1"),
    *("EQ-1", "CONTACT-1", "404-1", "500-1", "503-1", "STEP-1", "TIME-1"),
)
"""Every id of section 3 of the rules of the design system, in its order."""
