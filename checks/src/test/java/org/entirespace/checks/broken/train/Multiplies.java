/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.checks.broken.train;

import dev.ludovic.netlib.blas.BLAS;

record Multiplies(BLAS blas) {}
