"""What a learner did, and what comes next. Nothing here judges an answer."""
