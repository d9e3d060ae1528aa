/* SPDX-License-Identifier: Apache-2.0 */
/** Whether what a model scores still looks as it did when the model was written; knows no protocol, and of time what it is told. */
@NullMarked
package org.entirespace.serve.drift;

import org.jspecify.annotations.NullMarked;
