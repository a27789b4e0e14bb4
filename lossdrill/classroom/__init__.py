"""A class: from a folder of submissions to marks, statistics and files for other systems."""
