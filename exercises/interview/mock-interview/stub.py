"""mock-interview · seven questions; nothing is scored, and all is kept."""

mse = """
"""

mae = """
"""

rmse = """
"""

huber = """
"""

log_loss = """
"""

cross_entropy = """
"""

hinge = """
"""
