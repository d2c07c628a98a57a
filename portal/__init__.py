"""The Blue Badge portal: citizens apply to their council, and the council decides."""
