/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.checks.broken.train.circle.two;

import org.entirespace.checks.broken.train.circle.one.Hen;

/** The other half. */
public record Egg(Hen hen) {}
