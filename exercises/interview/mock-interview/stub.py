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

# What is asked on: leave these empty until the seven above are handed in.

mse_more = """
"""

mae_more = """
"""

rmse_more = """
"""

huber_more = """
"""

log_loss_more = """
"""

cross_entropy_more = """
"""

hinge_more = """
"""
