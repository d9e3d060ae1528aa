/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.split;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.entirespace.model.request.IllegalRequestException;
import org.entirespace.serve.holder.Lease;
import org.entirespace.serve.holder.ModelHolder;
import org.entirespace.serve.holder.TakenArm;
import org.entirespace.serve.holder.UnknownModelException;

/**
 * From the name that a request asks for to the model that answers: a split's name leads to the model of one of its arms, any other is a
 * model's. Where the model of an arm is not served the request is not answered by another arm, since then that one would answer users
 * that are not its own. Threads share it.
 */
public final class Splits {

    private final ModelHolder holder;
    private final Map<String, Split> byName = new TreeMap<>();
    private final SplitListener listener;

    /**
     * The splits over the models of a holder; where a model has the name of a split, the name is the split's.
     *
     * @throws IllegalArgumentException when two have one name, or one is the arm of another
     */
    public Splits(ModelHolder holder, List<Split> splits, SplitListener listener) {
        this.holder = holder;
        this.listener = listener;
        for (Split split : splits) {
            if (byName.putIfAbsent(split.name(), split) != null) {
                throw new IllegalArgumentException("split '" + split.name() + "' twice; expected each name once");
            }
        }
        for (Split split : splits) {
            for (Split.Arm arm : split.arms()) {
                if (byName.containsKey(arm.model())) {
                    throw new IllegalArgumentException("split '" + split.name() + "': its arm '" + arm.name()
                            + "' has the name of a split; expected that of a model");
                }
            }
        }
    }

    /** No splits: every name is a model's. */
    public static Splits none(ModelHolder holder) {
        return new Splits(holder, List.of(), SplitListener.NONE);
    }

    /** The split of a name, if it is one's. */
    public Optional<Split> of(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Whether the models of all arms are served. */
    public boolean isReady(Split split) {
        return split.arms().stream().allMatch(this::isServed);
    }

    private boolean isServed(Split.Arm arm) {
        try {
            if (arm.version().isPresent()) {
                holder.version(arm.model(), arm.version().get());
            } else {
                holder.newest(arm.model());
            }
            return true;
        } catch (UnknownModelException e) {
            return false;
        }
    }

    /**
     * Begins a request by the newest version of a model, or by an arm of a split.
     *
     * @param name the model's or the split's
     * @param key asked for only where the name is a split's
     * @throws UnknownModelException when no model of the name is served
     * @throws ArmNotReadyException when that of the arm is not
     * @throws IllegalRequestException when the request has no key, or it cannot be read
     */
    public Lease lease(String name, SplitKey key)
            throws UnknownModelException, ArmNotReadyException, IllegalRequestException, InterruptedException {
        Split split = byName.get(name);
        if (split == null) {
            return holder.lease(name);
        }
        String text = key.of(split.key())
                .filter(found -> !found.isEmpty())
                .orElseThrow(() -> new IllegalRequestException(
                        "split '" + name + "': the request has neither a value of '" + split.key()
                                + "' nor a 'split_key'; expected one, since it decides which model answers"));
        Split.Arm arm = split.arm(text);
        try {
            Lease lease = arm.version().isPresent()
                    ? holder.lease(arm.model(), arm.version().get())
                    : holder.lease(arm.model());
            listener.taken(split, arm);
            return lease.by(new TakenArm(name, arm.name()));
        } catch (UnknownModelException e) {
            listener.notReady(split, arm);
            throw new ArmNotReadyException(
                    "split '" + name + "': the arm of this request is not ready: " + e.getMessage());
        }
    }

    /**
     * Begins a request by one version of a model.
     *
     * @throws UnknownModelException when the version is not served; a split has none
     */
    public Lease lease(String name, String version) throws UnknownModelException, InterruptedException {
        if (byName.containsKey(name)) {
            throw new UnknownModelException(
                    "split '" + name + "' has no versions; ask for a version of one of its models");
        }
        return holder.lease(name, version);
    }
}
