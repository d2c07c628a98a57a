"""Let `python -m portal` be the command line tool."""

from portal.cli import main

main()
