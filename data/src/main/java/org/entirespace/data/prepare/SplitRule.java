/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.entirespace.data.plan.LogPlan;
import org.entirespace.data.plan.SplitPlan;
import org.entirespace.data.sample.Split;
import org.jspecify.annotations.Nullable;

/** SQL that puts each sample into a split, by the split's name in lower case. */
final class SplitRule {

    /** 2^52: thirteen hexadecimal digits. */
    private static final String HASHES = "4503599627370496.0";

    private final SplitPlan plan;
    private final boolean ownTime;
    private final List<String> by;
    private final @Nullable Continuation continuation; // null where the plan's splits are made
    private final Optional<NegativeRule> negatives;

    /** The splits of a plan. */
    SplitRule(LogPlan plan) {
        this(plan, null, 1);
    }

    /**
     * The splits of a plan, or all samples of some days in the training split.
     *
     * @param seed draws the negatives that stay
     */
    SplitRule(LogPlan plan, @Nullable Continuation continuation, long seed) {
        this.negatives = continuation == null ? NegativeRule.of(plan, seed) : Optional.empty();
        this.continuation = continuation;
        this.plan = plan.split();
        this.ownTime = hasOwnTime(plan);
        @Nullable String group = plan.impressions().group();
        this.by = this.plan.by() != null ? this.plan.by() : group == null ? List.of() : List.of(group);
        if (by.isEmpty() && (share(this.plan.validation()) > 0 || share(this.plan.test()) > 0)) {
            throw new IllegalArgumentException(
                    "split: shares are by hash, but neither columns to hash nor a group column are named");
        }
    }

    /** Whether a plan's splits go by another time than the impressions' own. */
    static boolean hasOwnTime(LogPlan plan) {
        return plan.split().time() != null
                && !plan.split().time().equals(plan.impressions().time());
    }

    /** The name of a split in samples and file names. */
    static String name(Split split) {
        return split.name().toLowerCase(Locale.ROOT);
    }

    private static String sqlName(Split split) {
        return Sql.text(name(split));
    }

    private static double share(@Nullable Double share) {
        return share == null ? 0 : share;
    }

    /** Which negatives are left out of the training split; empty where all stay. Its SQL reads labels. */
    Optional<NegativeRule> negatives() {
        return negatives;
    }

    /** The splits that the plan asks for. */
    List<Split> wanted() {
        if (continuation != null) {
            return List.of(Split.TRAIN);
        }
        List<Split> wanted = new ArrayList<>(List.of(Split.TRAIN));
        if (plan.validationFrom() != null || share(plan.validation()) > 0) {
            wanted.add(Split.VALIDATION);
        }
        if (plan.testFrom() != null || share(plan.test()) > 0) {
            wanted.add(Split.TEST);
        }
        return wanted;
    }

    /**
     * SQL of a split's name, or of another text where the sample is in none.
     *
     * @param columns the carried columns of the impressions
     */
    String sql(CarriedColumns columns) {
        String time = ownTime ? "i.st" : "i.t";
        if (continuation != null) {
            return "CASE WHEN " + continuation.within("i.t") + " THEN " + sqlName(Split.TRAIN)
                    + " ELSE 'other days' END";
        }
        StringBuilder sql = new StringBuilder("CASE");
        from(sql, time, plan.testFrom(), Split.TEST);
        from(sql, time, plan.validationFrom(), Split.VALIDATION);
        if (share(plan.validation()) > 0 || share(plan.test()) > 0) {
            String hash = hash(columns);
            below(sql, hash, share(plan.test()), Split.TEST);
            below(sql, hash, share(plan.test()) + share(plan.validation()), Split.VALIDATION);
        }
        negatives.ifPresent(rule -> sql.append(" WHEN ")
                .append(rule.leavesOut(columns))
                .append(" THEN ")
                .append(Sql.text(NegativeRule.LEFT_OUT)));
        return sql.append(" ELSE ").append(sqlName(Split.TRAIN)).append(" END").toString();
    }

    private static void from(StringBuilder sql, String time, @Nullable String instant, Split split) {
        if (instant != null) {
            sql.append(" WHEN ").append(time).append(" >= ").append(LogInstant.micros(LogInstant.parse(instant)));
            sql.append(" THEN ").append(sqlName(split));
        }
    }

    private static void below(StringBuilder sql, String hash, double share, Split split) {
        sql.append(" WHEN ")
                .append(hash)
                .append(" < ")
                .append(share)
                .append(" THEN ")
                .append(sqlName(split));
    }

    /** A number in [0, 1) that depends on the texts hashed and on nothing else. */
    private String hash(CarriedColumns columns) {
        List<String> texts = new ArrayList<>(List.of("'split'"));
        by.forEach(column -> texts.add("coalesce(CAST(i." + columns.alias(column) + " AS VARCHAR), '')"));
        return place(texts);
    }

    /** SQL of a number in [0, 1) that depends on some texts, SQL each, and on nothing else. */
    static String place(List<String> texts) {
        return "(CAST('0x' || left(md5(concat_ws(chr(31), " + String.join(", ", texts) + ")), 13) AS BIGINT) / "
                + HASHES + ")";
    }
}
