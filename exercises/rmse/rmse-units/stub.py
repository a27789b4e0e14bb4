"""rmse-units · by which factor losses and gradients change with the unit of the target."""

# Targets and predictions are multiplied by c:
# GIVEN

answer = {
    "MSE": None,
    "RMSE": None,
    "MAE": None,
    "R2": None,
    "gradient of MSE": None,  # with respect to beta
    "gradient of RMSE": None,
}
