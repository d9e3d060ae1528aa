/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The product holds to every rule, and every rule finds the classes that were written to break it. */
class RulesTest {

    /**
     * A rule with the fixture that shows it to work.
     *
     * @param name what the rule says
     * @param rule makes it for a root package
     * @param culprits the classes below {@code broken} that break it; all others there hold to it, though some come near
     */
    record Case(String name, Function<String, ArchRule> rule, List<String> culprits) {
        static Case of(String name, Function<String, ArchRule> rule, String... culprits) {
            return new Case(name, rule, List.of(culprits));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        return Stream.concat(modules(), habits());
    }

    private static Stream<Case> modules() {
        return Stream.of(
                Case.of(
                        "modules use what the table allows",
                        Modules::onlyModulesOfTheTable,
                        "core.CoreReadsData",
                        "stray.NoModule",
                        "model.ModelReadsTrain",
                        "model.ModelGrowsTrees"),
                Case.of("core stands alone", Modules::coreStandsAlone, "core.CoreLogs", "core.CoreParsesJson"),
                Case.of("core leaves files to its artifact package", Modules::coreTouchesNoFiles, "core.CoreReadsFile"),
                Case.of("DuckDB lives in its package of data", RulesTest::duckDb, "train.AsksDatabase"),
                Case.of(
                        "native libraries live in model.matrix and model.onednn",
                        RulesTest::nativeLibrary,
                        "train.Multiplies"),
                Case.of("XGBoost lives in trees", RulesTest::xgboost, "model.ModelGrowsTrees"),
                Case.of("ONNX lives in train.onnx", RulesTest::onnx, "train.Exports"),
                Case.of(
                        "protobuf lives where a format or a protocol is made of it",
                        RulesTest::protobuf,
                        "train.Calls"),
                Case.of("ONNX Runtime lives in cli.onnx", RulesTest::onnxRuntime, "train.RunsElsewhere"),
                Case.of("Undertow lives in serve.http", RulesTest::undertow, "train.OpensPort"),
                Case.of("gRPC lives in serve.grpc", RulesTest::grpc, "train.Calls"),
                Case.of("Micrometer lives in serve.metrics", RulesTest::micrometer, "train.Measures"),
                Case.of(
                        "the graph package shows no arithmetic",
                        Algebra::arithmeticIsPackagePrivate,
                        "core.graph.PathProduct"));
    }

    private static ArchRule duckDb(String root) {
        return Modules.libraryLivesIn(root, List.of("data.duck", "data.prepare"), "org.duckdb", "java.sql");
    }

    private static ArchRule nativeLibrary(String root) {
        return Modules.libraryLivesIn(
                root, List.of("model.matrix", "model.onednn"), "dev.ludovic.netlib", "org.bytedeco", "com.sun.jna");
    }

    private static ArchRule xgboost(String root) {
        return Modules.libraryLivesIn(
                root, List.of("trees"), "ml.dmlc", "com.esotericsoftware", "org.apache.commons.logging", "scala");
    }

    private static ArchRule onnx(String root) {
        return Modules.libraryLivesIn(root, List.of("train.onnx"), "ai.onnx", "org.tribuo");
    }

    private static ArchRule onnxRuntime(String root) {
        return Modules.libraryLivesIn(root, List.of("cli.onnx"), "ai.onnxruntime");
    }

    private static ArchRule undertow(String root) {
        return Modules.libraryLivesIn(root, List.of("serve.http"), "io.undertow", "org.xnio", "org.jboss");
    }

    private static ArchRule grpc(String root) {
        return Modules.libraryLivesIn(
                root, List.of("serve.grpc"), "io.grpc", "com.google.common", root + ".serve.grpc.wire");
    }

    private static ArchRule protobuf(String root) {
        return Modules.libraryLivesIn(root, List.of("train.onnx", "serve.grpc"), "com.google.protobuf");
    }

    private static ArchRule micrometer(String root) {
        return Modules.libraryLivesIn(root, List.of("serve.metrics"), "io.micrometer", "io.prometheus");
    }

    private static Stream<Case> habits() {
        return Stream.of(
                Case.of("only the command line talks", RulesTest::talking, "train.Talker"),
                Case.of(
                        "randomness and time are arguments",
                        Habits::randomnessAndTimeAreArguments,
                        "model.Dice",
                        "train.Watch",
                        "train.WatchByReference"),
                Case.of(
                        "nothing deserialises objects",
                        root -> Habits.nothingDeserialisesObjects(),
                        "data.Thawer",
                        "data.TypedJson",
                        "data.NamedInJson"),
                Case.of(
                        "no static state",
                        root -> Habits.noStaticState(),
                        "model.Counter",
                        "model.AtomicCounter",
                        "model.OpenTable"),
                Case.of("every package is null-marked", root -> Habits.everyPackageIsNullMarked(), "stray.NoModule"),
                Case.of("exceptions say what went wrong", root -> Habits.noGenericExceptions(), "train.Vague"),
                Case.of(
                        "names say what a class is",
                        root -> Habits.noEmptyNames(),
                        "data.TextUtils",
                        "data.RowHelper",
                        "data.TableImpl"));
    }

    private static ArchRule talking(String root) {
        // its standard output is the protocol between the database process and its parent
        return Habits.onlyTheCommandLineTalks(root, Set.of(root + ".data.duck.DuckMain"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theProductHoldsToIt(Case rule) {
        assertThat(Rules.violations(rule.rule().apply(Scan.PRODUCT), Scan.product()))
                .as(rule.name())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatBreaksItOnPurposeIsFoundAndNothingElse(Case rule) {
        List<String> lines = Rules.violations(rule.rule().apply(Scan.BROKEN), Scan.broken());

        assertThat(lines.stream().map(RulesTest::classOf).distinct())
                .as(rule.name())
                .containsExactlyInAnyOrderElementsOf(rule.culprits());
    }

    /** The class that a line begins with, without the root package. */
    private static String classOf(String line) {
        return line.substring(Scan.BROKEN.length() + 1, line.indexOf(' '));
    }

    @Test
    void noPackagesOfTheProductUseEachOtherInACircle() {
        assertThat(Rules.violations(Modules.noCycles(Scan.PRODUCT), Scan.product()))
                .isEmpty();
    }

    @Test
    void theCircleOfHenAndEggIsFoundAndNothingElse() {
        assertThat(Rules.violations(Modules.noCycles(Scan.BROKEN), Scan.broken()))
                .hasSize(1)
                .allMatch(circle -> circle.contains("train.circle.one") && circle.contains("train.circle.two"));
    }
}
