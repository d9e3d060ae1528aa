/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.doctor;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.entirespace.core.graph.SpaceConfusion;
import org.jspecify.annotations.Nullable;

/**
 * What was found in prepared samples.
 *
 * @param samples what the samples are called
 * @param observedUntil the instant up to which events were logged
 * @param options from where on something was worth a word
 * @param findings what to mend or to know, errors first
 * @param funnels the labels of each split
 * @param fields the fields in schema order
 * @param question the labels of which confusion was measured; null where nobody asked
 * @param confusion the answer; null where nobody asked
 */
public record Diagnosis(
        String samples,
        Instant observedUntil,
        DoctorOptions options,
        List<Finding> findings,
        List<Funnel> funnels,
        List<FieldState> fields,
        @Nullable ConfusionQuestion question,
        @Nullable SpaceConfusion confusion) {

    /** Copies the lists, errors first. */
    public Diagnosis {
        findings = findings.stream()
                .sorted(Comparator.comparing(Finding::severity))
                .toList();
        funnels = List.copyOf(funnels);
        fields = List.copyOf(fields);
    }

    /** Whether training or evaluation will refuse the samples. */
    public boolean hasErrors() {
        return findings.stream().anyMatch(finding -> finding.severity() == Finding.Severity.ERROR);
    }
}
