/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import java.util.concurrent.atomic.AtomicInteger;
import org.entirespace.model.scoring.ScoringLane;
import org.entirespace.serve.drift.DriftChange;
import org.entirespace.serve.holder.HolderListener;
import org.entirespace.serve.holder.ServedModel;
import org.entirespace.serve.metrics.ServingMetrics;
import org.entirespace.serve.queue.QueueListener;
import org.entirespace.serve.room.AnswerListener;

/** Tells people what a server's metrics only count: models that come and go, and faults of the program. */
final class ServeVoice {

    private static final int MOST_TRACES = 20;

    private final Terminal terminal;
    private final ServingMetrics metrics;
    private final AtomicInteger traces = new AtomicInteger();

    ServeVoice(Terminal terminal, ServingMetrics metrics) {
        this.terminal = terminal;
        this.metrics = metrics;
    }

    HolderListener ofModels() {
        HolderListener counting = metrics.ofModels();
        return new HolderListener() {
            @Override
            public void loaded(ServedModel model) {
                counting.loaded(model);
                terminal.say("loaded " + model);
            }

            @Override
            public void unloaded(ServedModel model) {
                counting.unloaded(model);
                terminal.say("unloaded " + model);
            }

            @Override
            public void refused(String model, String version, String reason) {
                counting.refused(model, version, reason);
                terminal.say("refused " + model + (version.isEmpty() ? "" : " version " + version) + ": " + reason);
            }

            @Override
            public void scored(ServedModel model, ScoringLane lane) {
                counting.scored(model, lane);
            }

            @Override
            public void drifted(ServedModel model, DriftChange change) {
                counting.drifted(model, change);
                if (change.isNews()) {
                    terminal.say(model + ", " + change);
                }
            }
        };
    }

    AnswerListener ofAnswers() {
        AnswerListener counting = metrics.ofAnswers();
        return new AnswerListener() {
            @Override
            public void answered(Answer answer, long nanos) {
                counting.answered(answer, nanos);
            }

            @Override
            public void failed(Throwable failure) {
                counting.failed(failure);
                tell(failure);
            }
        };
    }

    QueueListener ofQueue() {
        QueueListener counting = metrics.ofQueue();
        return new QueueListener() {
            @Override
            public void rejected() {
                counting.rejected();
            }

            @Override
            public void dropped() {
                counting.dropped();
            }

            @Override
            public void failed(Throwable failure) {
                counting.failed(failure);
                tell(failure);
            }
        };
    }

    private void tell(Throwable failure) {
        int told = traces.incrementAndGet();
        if (told <= MOST_TRACES) {
            terminal.say("entirespace: a request failed by a fault of the program: " + failure);
            failure.printStackTrace(terminal.err());
            terminal.err().flush();
        }
        if (told == MOST_TRACES) {
            terminal.say("entirespace: further faults are counted in /metrics, and not told");
        }
    }
}
