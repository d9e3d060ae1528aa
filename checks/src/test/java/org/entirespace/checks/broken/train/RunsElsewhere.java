/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.checks.broken.train;

import ai.onnxruntime.OrtSession;

record RunsElsewhere(OrtSession session) {}
