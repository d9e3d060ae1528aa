/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.run;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entirespace.core.artifact.CorruptArtifactException;
import org.entirespace.model.bundle.EpochRecord;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a network's run stands between two steps, but for the floats that steps change. Numbers are written with all their digits,
 * so that what is read is equal bit by bit.
 *
 * @param formatVersion {@link #FORMAT_VERSION}
 * @param facts what decides the bits of the run, by name
 * @param steps the steps taken
 * @param weighting what the weighting of terms has learned
 * @param epoch the epoch under way, from 1; one more than {@code history} holds
 * @param position how many samples of its order were trained on
 * @param seconds the time spent on it
 * @param lossSums the sum of its losses so far by term
 * @param lossCounts how many samples each of them has seen
 * @param history the epochs before it
 * @param best the best epoch before it
 */
record RunState(
        int formatVersion,
        Map<String, String> facts,
        long steps,
        List<Double> weighting,
        int epoch,
        int position,
        double seconds,
        List<Double> lossSums,
        List<Long> lossCounts,
        List<EpochRecord> history,
        BestEpoch.Standing best) {

    /** The version written, and the only one read. */
    static final int FORMAT_VERSION = 1;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    RunState {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        weighting = List.copyOf(weighting);
        lossSums = List.copyOf(lossSums);
        lossCounts = List.copyOf(lossCounts);
        history = List.copyOf(history);
    }

    /** This state as JSON. */
    String text() {
        return JSON.writeValueAsString(this);
    }

    /**
     * The state of a text.
     *
     * @param file where it stood, for complaints
     * @throws CorruptArtifactException when it is of another version, or no such state
     */
    static RunState parse(Path file, String text) throws CorruptArtifactException {
        try {
            int version = JSON.readTree(text).path("formatVersion").asInt(0);
            if (version != FORMAT_VERSION) {
                throw new CorruptArtifactException(file, "format version", FORMAT_VERSION, version);
            }
            return JSON.readValue(text, RunState.class);
        } catch (JacksonException e) {
            throw new CorruptArtifactException(file, "text", "the state of a run", e.getOriginalMessage());
        }
    }
}
