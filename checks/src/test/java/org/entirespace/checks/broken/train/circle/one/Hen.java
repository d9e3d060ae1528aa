/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.checks.broken.train.circle.one;

import org.entirespace.checks.broken.train.circle.two.Egg;

/** Half of a circle. */
public record Hen(Egg egg) {}
