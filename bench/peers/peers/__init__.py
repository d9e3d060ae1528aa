# SPDX-License-Identifier: Apache-2.0
"""Sets up and times the contestants, each in a process of its own. Needs nothing but Python's standard library."""
