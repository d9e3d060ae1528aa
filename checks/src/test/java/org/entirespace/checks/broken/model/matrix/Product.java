/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.checks.broken.model.matrix;

import dev.ludovic.netlib.blas.BLAS;

record Product(BLAS blas) {}
