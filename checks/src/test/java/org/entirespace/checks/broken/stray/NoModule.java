/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.checks.broken.stray;

record NoModule(int rows) {}
