/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.checks.broken.train;

import io.micrometer.core.instrument.MeterRegistry;

record Measures(MeterRegistry registry) {}
