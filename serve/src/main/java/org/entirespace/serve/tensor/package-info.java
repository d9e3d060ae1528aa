/* SPDX-License-Identifier: Apache-2.0 */
/** Requests and answers as tensors, one for each field and each quantity; knows neither JSON nor HTTP, so every protocol can use it. */
@NullMarked
package org.entirespace.serve.tensor;

import org.jspecify.annotations.NullMarked;
