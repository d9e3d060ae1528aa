# SPDX-License-Identifier: Apache-2.0
"""What is timed in PyTorch: HM3 over hashed fields, in several arrangements of the same arithmetic."""
