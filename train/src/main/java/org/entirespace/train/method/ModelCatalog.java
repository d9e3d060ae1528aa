/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.method;

import java.util.LinkedHashMap;
import java.util.Map;
import org.entirespace.core.graph.BehaviorGraph;
import org.entirespace.core.graph.GraphCatalog;
import org.entirespace.core.objective.Fitting;
import org.entirespace.model.constraint.ConstraintKind;
import org.entirespace.model.tower.Sharing;

/** The models by name: graphs of the papers, and what they are compared with. Immutable. */
public final class ModelCatalog {

    private static final MethodPlan ENTIRE_SPACE = MethodPlan.defaults();
    private static final MethodPlan ALONE = ENTIRE_SPACE.with(EmbeddingSharing.SEPARATE);

    private final Map<String, ModelEntry> entries = new LinkedHashMap<>();

    private ModelCatalog() {
        graphModels();
        twins();
        clickSpace();
        trees();
        multiTask();
        causal();
    }

    /** Every model, in the order of the documentation. */
    public static Map<String, ModelEntry> models() {
        return new ModelCatalog().entries;
    }

    /**
     * The model of a name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static ModelEntry model(String name) {
        Map<String, ModelEntry> models = models();
        ModelEntry entry = models.get(name);
        if (entry == null) {
            throw new IllegalArgumentException("no model '" + name + "'; the models are " + models.keySet());
        }
        return entry;
    }

    private void add(String name, BehaviorGraph graph, MethodPlan method, String summary, String source) {
        entries.put(name, new ModelEntry(graph.named(name), method, summary, source));
    }

    private void graphModels() {
        add(
                "esmm",
                GraphCatalog.esmm(),
                ENTIRE_SPACE,
                "purchase composed from click and purchase after it",
                "Ma et al., SIGIR 2018");
        add("esmm-ns", GraphCatalog.esmm(), ALONE, "ESMM with embeddings of each tower's own", "Ma et al., SIGIR 2018");
        add("esm2", GraphCatalog.esm2(), ENTIRE_SPACE, "one act between click and purchase", "Wen et al., SIGIR 2020");
        add(
                "esm2-mi",
                GraphCatalog.esm2WithMicro(),
                ENTIRE_SPACE,
                "ESM2 whose act is any small or large one",
                "Wen et al., SIGIR 2021");
        add(
                "hm3",
                GraphCatalog.hm3(),
                ENTIRE_SPACE,
                "small acts on the page, then acts on the item, between click and purchase",
                "Wen et al., SIGIR 2021");
        add(
                "hm3-r",
                GraphCatalog.hm3Reversed(),
                ENTIRE_SPACE,
                "HM3 with the two kinds of acts in reverse order",
                "Wen et al., SIGIR 2021");
    }

    private void twins() {
        add(
                "esmc",
                GraphCatalog.esmc(),
                ENTIRE_SPACE.with(ConstraintKind.L2_SYMMETRIC, "action|click", "purchase|click"),
                "act and purchase side by side, their towers tied softly (reconstruction)",
                "arXiv 2307.09193");
        add(
                "esms",
                GraphCatalog.esmc(),
                ENTIRE_SPACE.with(ConstraintKind.HARD_SHARE, "action|click", "purchase|click"),
                "act and purchase side by side on one tower (reconstruction)",
                "arXiv 2307.09193");
        add(
                "esmg",
                GraphCatalog.esmg(),
                ENTIRE_SPACE.with(Fitting.GLOBAL_DOMAIN),
                "ESM2 with acts counted wherever they happen (reconstruction)",
                "arXiv 2307.09193");
    }

    private void clickSpace() {
        add(
                "chain",
                GraphCatalog.chain(),
                ENTIRE_SPACE.with(Fitting.ELSEWHERE),
                "ESM2's rates fitted one by one, purchases after acts anywhere: confuses spaces",
                "arXiv 2307.09193, as what it argues against");
        add(
                "dnn",
                GraphCatalog.esmm(),
                ALONE.with(Fitting.HEADS),
                "two networks of their own, conversion fitted on clicks",
                "Ma et al., SIGIR 2018, BASE");
        add(
                "dnn-os",
                GraphCatalog.esmm(),
                ALONE.with(Fitting.OVER_SAMPLING),
                "the same, converted clicks copied",
                "Ma et al., SIGIR 2018, OVERSAMPLING");
        add(
                "division",
                GraphCatalog.division(),
                ALONE.withRatios(),
                "pCTCVR over pCTR of two networks; may exceed 1",
                "Ma et al., SIGIR 2018, DIVISION");
        add(
                "unbias",
                GraphCatalog.esmm(),
                ALONE.with(Fitting.REJECTION),
                "conversion fitted on clicks drawn by rejection",
                "Ma et al., SIGIR 2018, UNBIAS");
        add(
                "aman",
                GraphCatalog.esmm(),
                ALONE.with(Fitting.MISSING_AS_NEGATIVE),
                "unclicked impressions taken as not converting",
                "Ma et al., SIGIR 2018, AMAN");
    }

    private void trees() {
        add(
                "gbdt",
                GraphCatalog.esmm(),
                ENTIRE_SPACE.with(Fitting.HEADS).with(Learner.TREES),
                "boosted trees for click, and for conversion on clicks",
                "Wen et al., SIGIR 2020, GBDT");
    }

    private void multiTask() {
        add(
                "shared-bottom",
                GraphCatalog.esmm(),
                ENTIRE_SPACE.with(Fitting.HEADS).with(Sharing.Kind.SHARED_BOTTOM),
                "click and conversion on clicks over common layers",
                "Caruana, 1997");
        add(
                "mmoe",
                GraphCatalog.esmm(),
                ENTIRE_SPACE.with(Fitting.HEADS).with(Sharing.Kind.MMOE),
                "click and conversion on clicks over gated experts",
                "Ma et al., KDD 2018");
        add(
                "ple",
                GraphCatalog.esmm(),
                ENTIRE_SPACE.with(Fitting.HEADS).with(Sharing.Kind.PLE),
                "click and conversion on clicks over shared and own experts",
                "Tang et al., RecSys 2020");
        add(
                "aitm",
                GraphCatalog.esmm(),
                ENTIRE_SPACE.with(Sharing.Kind.AITM),
                "ESMM whose towers hand information on",
                "Xi et al., KDD 2021");
    }

    private void causal() {
        add(
                "escm2-ips",
                GraphCatalog.esmm(),
                ENTIRE_SPACE.with(Fitting.INVERSE_PROPENSITY),
                "ESMM and conversion weighted by inverse propensity",
                "Wang et al., SIGIR 2022");
        add(
                "escm2-dr",
                GraphCatalog.esmm(),
                ENTIRE_SPACE.with(Fitting.DOUBLY_ROBUST),
                "ESMM and a doubly robust risk of conversion",
                "Wang et al., SIGIR 2022");
        add(
                "dcmt",
                GraphCatalog.esmm(),
                ENTIRE_SPACE.with(Fitting.COUNTERFACTUAL),
                "ESMM with a factual and a counterfactual conversion head",
                "Zhu et al., ICDE 2023");
    }
}
