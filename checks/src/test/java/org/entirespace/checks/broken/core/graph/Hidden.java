/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.checks.broken.core.graph;

record Hidden(double first, double then) {}
