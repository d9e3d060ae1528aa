/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.entirespace.data.sample.SampleFolder;
import org.entirespace.train.doctor.ConfusionQuestion;
import org.entirespace.train.doctor.Diagnosis;
import org.entirespace.train.doctor.DiagnosisJson;
import org.entirespace.train.doctor.DiagnosisText;
import org.entirespace.train.doctor.Doctor;
import org.entirespace.train.doctor.DoctorOptions;
import org.entirespace.train.recipe.Recipe;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells what is wrong with samples, or with a log, before anything is trained. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = {
            "Examines prepared samples, or a log: rates and unobserved shares of labels, labels that contradict the graph or",
            "are too few, fields that tell nothing, rates that drift between splits. With --local and --global it measures",
            "probability space confusion on clicked training rows: how far purchases after an action made anywhere, chained",
            "to how often it is made on the page, miss the truth; a log with labels click, action, action_global and purchase is",
            "asked that anyway. Ends with exit code 65 where training would refuse the samples."
        },
        footer = {
            "",
            "Examples:",
            "  entirespace doctor recipe.yaml --samples work/samples",
            "  entirespace doctor recipe.yaml --data logs",
            "  entirespace doctor recipe.yaml --local action --global action_global --purchase purchase --json"
        })
final class DoctorCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final Steps steps;

    @Mixin
    private RecipeAndModel recipeAndModel = new RecipeAndModel();

    @ArgGroup(exclusive = true)
    private Source source = new Source();

    @ArgGroup(exclusive = false)
    private @Nullable Confusion confusion;

    @Option(names = "--json", description = "Prints JSON instead of text.")
    private boolean json;

    DoctorCommand(Terminal terminal, Steps steps) {
        this.terminal = terminal;
        this.steps = steps;
    }

    /** Where the samples come from. */
    static final class Source {

        @Option(names = "--samples", paramLabel = "DIR", description = "The samples. Default: work/samples.")
        private Path samples = Path.of("work", "samples");

        @Option(
                names = "--data",
                paramLabel = "DIR",
                description = "Folder with the log's files: prepares them into a temporary folder and examines that.")
        private @Nullable Path data;
    }

    /** The label columns of probability space confusion. */
    static final class Confusion {

        @Option(
                names = "--local",
                required = true,
                paramLabel = "LABEL",
                description = "Label column of the action made on the impression's own page.")
        private String local = "";

        @Option(
                names = "--global",
                required = true,
                paramLabel = "LABEL",
                description = "Label column of the action made anywhere.")
        private String global = "";

        @Option(names = "--click", paramLabel = "LABEL", description = "Label column of the click. Default: click.")
        private String click = "click";

        @Option(
                names = "--purchase",
                paramLabel = "LABEL",
                description = "Label column of the purchase. Default: purchase.")
        private String purchase = "purchase";

        ConfusionQuestion question() {
            return new ConfusionQuestion(click, local, global, purchase);
        }
    }

    /** What was asked, or what is asked of every log that has labels of the usual names. */
    private @Nullable ConfusionQuestion question(Recipe recipe) {
        Confusion asked = confusion;
        if (asked != null) {
            return asked.question();
        }
        boolean usual = recipe.log().behaviors().keySet().containsAll(ConfusionQuestion.USUAL.columns());
        return usual ? ConfusionQuestion.USUAL : null;
    }

    @Override
    public Integer call() throws Exception {
        Recipe recipe = recipeAndModel.read();
        ConfusionQuestion question = question(recipe);
        Path data = source.data;
        Diagnosis diagnosis = data == null
                ? Doctor.examine(recipe, SampleFolder.open(source.samples), question, DoctorOptions.defaults())
                : steps.withSamplesOf(
                        recipe, data, folder -> Doctor.examine(recipe, folder, question, DoctorOptions.defaults()));
        terminal.out().print(json ? DiagnosisJson.text(diagnosis) : DiagnosisText.render(diagnosis));
        terminal.out().flush();
        return diagnosis.hasErrors() ? ExitCode.BAD_DATA : ExitCode.OK;
    }
}
