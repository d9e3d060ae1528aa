/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entirespace.data.plan.LogPlan;

/** How the label of one behaviour comes about. */
sealed interface LabelRule permits CreditRule, UnionRule {

    /** The behaviour's place in the plan, from 0. */
    int index();

    /** The behaviour. */
    String behavior();

    /**
     * SQL of the label's code: 1, 0 or -1, over the impressions {@code i}, and the labels l0, l1 and so on of earlier rules.
     *
     * @param shape the columns of the log
     * @param observedUntil the microsecond up to which events were logged
     */
    String code(LogShape shape, long observedUntil);

    /** The rules of a plan in its order. */
    static List<LabelRule> of(LogPlan plan) {
        Map<String, LabelRule> rules = new LinkedHashMap<>();
        plan.behaviors()
                .forEach((name, behavior) -> rules.put(
                        name,
                        behavior.anyOf() == null
                                ? CreditRule.of(plan, rules, name, behavior)
                                : UnionRule.of(rules, name, behavior.anyOf())));
        return new ArrayList<>(rules.values());
    }

    /** Those rules that credit events. */
    static List<CreditRule> crediting(List<LabelRule> rules) {
        return rules.stream()
                .filter(CreditRule.class::isInstance)
                .map(CreditRule.class::cast)
                .toList();
    }
}
