# SPDX-License-Identifier: Apache-2.0
"""HM3's four losses over the entire space.

H. Wen et al., "Hierarchically Modeling Micro and Macro Behaviors via Multi-Task Learning for Conversion Rate Prediction",
SIGIR 2021, arXiv:2104.09713. With r the rates of the six heads:

    q     = r1 r2 + (1 - r1) r3          p(macro | click)
    CVR   = q r4 + (1 - q) r5            p(purchase | click)
    CTR   = r0,  CTMi = r0 r1,  CTMa = r0 q,  CTCVR = r0 CVR
    L     = sum over the four of the mean cross-entropy with their labels
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor


def probabilities(logits: Tensor) -> Tensor:
    """CTR, CTMi, CTMa and CTCVR; (samples, 6) to (samples, 4)."""
    click, micro, macro_micro, macro_none, buy_macro, buy_none = torch.sigmoid(logits).unbind(1)
    macro = micro * macro_micro + (1 - micro) * macro_none
    buy = macro * buy_macro + (1 - macro) * buy_none
    return torch.stack([click, click * micro, click * macro, click * buy], dim=1)


def losses(logits: Tensor, labels: Tensor) -> Tensor:
    """The mean cross-entropy of each of the four; their sum is what is minimised. (samples, 6), (samples, 4) to (4)."""
    return F.binary_cross_entropy(probabilities(logits), labels, reduction="none").mean(0)
