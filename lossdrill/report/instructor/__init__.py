"""The report on a class: a folder of pages, from the class over each exercise to each student."""
