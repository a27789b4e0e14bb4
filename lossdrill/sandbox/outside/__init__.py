"""The trusted side: starts the processes, sends jobs, takes replies and believes none of them."""
