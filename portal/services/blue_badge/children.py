"""Children under 3 with equipment, or near a vehicle (regulation 4; scheme A3; dft-service 1.10)."""

from portal.journey import (
    Checkboxes,
    Choice,
    Question,
    Section,
    Text,
    Textarea,
    TextInput,
    all_of,
    given,
    includes,
)

EQUIPMENT = Question(
    key="equipment",
    ask=Text("What equipment must always be with the child?"),
    answer=Checkboxes(
        (
            Choice("ventilator", Text("A ventilator")),
            Choice("suction", Text("A suction machine")),
            Choice("feed_pump", Text("A feed pump")),
            Choice("parenteral", Text("Parenteral feeding equipment"), Text("Feeding into a vein")),
            Choice("syringe_driver", Text("A syringe driver")),
            Choice("oxygen", Text("Equipment that gives oxygen")),
            Choice("saturation", Text("An oxygen saturation monitor, used all the time")),
            Choice("cast", Text("A cast for hip dysplasia")),
            Choice("other", Text("Something else")),
        )
    ),
    missing=Text("Select the equipment"),
    when=includes("reasons", "child_equipment"),
    row=Text("Equipment"),
)

EQUIPMENT_OTHER = Question(
    key="equipment_other",
    ask=Text("What is the other equipment?"),
    answer=TextInput(most=100),
    missing=Text("Enter what the other equipment is"),
    when=includes("equipment", "other"),
    row=Text("Other equipment"),
)

NEAR_VEHICLE = Question(
    key="near_vehicle",
    ask=Text("Why must a vehicle always be near?"),
    hint=Text("For example, what treatment is given there, or how fast the child must get to hospital"),
    answer=Textarea(),
    missing=Text("Describe why a vehicle must always be near"),
    when=includes("reasons", "child_vehicle"),
    row=Text("Why a vehicle must be near"),
)

CHILD = Section(
    key="child",
    title=Text("The child’s needs"),
    when=all_of(
        given("outcome", "assessment", "unlikely"), includes("reasons", "child_equipment", "child_vehicle")
    ),
    items=(EQUIPMENT, EQUIPMENT_OTHER, NEAR_VEHICLE),
)
