/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.entirespace.serve.holder.ModelHolder;
import org.entirespace.serve.holder.ServedModel;
import org.entirespace.serve.shadow.ShadowPlan;
import org.entirespace.serve.shadow.Shadows;
import org.entirespace.serve.split.Split;
import org.entirespace.serve.split.SplitListener;
import org.entirespace.serve.split.Splits;
import org.entirespace.serve.traffic.Traffic;
import picocli.CommandLine.Option;

/** Which models of a server score what. */
final class TrafficSettings {

    @Option(
            names = "--split",
            paramLabel = "NAME=MODEL:SHARE,...@FIELD",
            description = {
                "A name under which several models are served, each to a share of the values of a field, such as",
                "checkout=hm3:90,esmm:10@user_id; an arm may be MODEL/VERSION, and #SALT at the end shuffles anew."
            })
    private List<String> splits = new ArrayList<>();

    @Option(
            names = "--shadow",
            paramLabel = "MODEL=OTHER[:SHARE]",
            description = {
                "Scores what MODEL answers, or a share of it, by OTHER as well, after the answer and where there is",
                "capacity; how far apart they are is in the metrics."
            })
    private List<String> shadows = new ArrayList<>();

    /** The lanes that models need beside those of workers. */
    int extraLanes() {
        return shadows.isEmpty() ? 0 : 1;
    }

    List<ShadowPlan> shadows() {
        return shadows.stream().map(ShadowPlan::parse).toList();
    }

    private List<Split> parsedSplits() {
        return splits.stream().map(Split::parse).toList();
    }

    Traffic of(ModelHolder holder, SplitListener listener, Shadows made) throws IOException {
        List<Split> all = parsedSplits();
        for (Split split : all) {
            if (holder.names().contains(split.name())) {
                throw new IllegalArgumentException(
                        "split '" + split.name() + "': a model has this name; expected another one");
            }
        }
        return new Traffic(holder, new Splits(holder, all, listener), made);
    }

    /** What is named and not served, or not yet. */
    List<String> missing(ModelHolder holder) {
        List<String> served =
                holder.served().stream().map(ServedModel::name).distinct().toList();
        List<String> lines = new ArrayList<>();
        for (Split split : parsedSplits()) {
            for (Split.Arm arm : split.arms()) {
                if (!served.contains(arm.model())) {
                    lines.add("split '" + split.name() + "': model '" + arm.model()
                            + "' is not served; requests that take this arm are sent away");
                }
            }
        }
        for (ShadowPlan plan : shadows()) {
            if (!served.contains(plan.model()) || !served.contains(plan.shadow())) {
                lines.add("shadow '" + plan.shadow() + "' of '" + plan.model() + "': one of them is not served");
            }
        }
        return lines;
    }
}
