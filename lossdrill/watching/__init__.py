"""Notices when files are saved, and which keys are typed. Knows nothing of exercises."""
