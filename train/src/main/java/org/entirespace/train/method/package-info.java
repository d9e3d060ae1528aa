/* SPDX-License-Identifier: Apache-2.0 */
/** Methods: how a graph's heads are fitted, shared, tied and weighed, and the catalogue of named models. */
@NullMarked
package org.entirespace.train.method;

import org.jspecify.annotations.NullMarked;
