"""The services this portal offers."""
