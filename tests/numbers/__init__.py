"""The numbers that the texts of the exercises state, computed: a module for each topic."""
