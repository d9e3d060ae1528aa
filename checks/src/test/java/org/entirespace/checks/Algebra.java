/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.checks;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * Rules that keep the probability algebra in the graph package. Two nets, since no static check can know which doubles are
 * probabilities:
 *
 * <p>By structure: the classes that hold rates, factors and sums are package-private, so that other packages get log-odds of
 * finished quantities and nothing that they could compose. A composition as data says what is to be computed, whole; it holds no
 * numbers of samples.
 *
 * <p>By names: no source outside the package multiplies two numbers that both call themselves probabilities, such as {@code ctr
 * * cvr}, {@code p.ctr() * p.cvr()} or {@code probability(a) * probability(b)}; their complements count too. Plain names pass
 * unseen.
 */
final class Algebra {

    /** The public face of the graph package; everything else in it is its own business. */
    static final Set<String> PUBLIC = Set.of(
            "Behavior",
            "BehaviorGraph",
            "CalibrationMap", // of one head's logit; composes nothing
            "CompiledGraph",
            "Composition",
            "Condition",
            "Counts",
            "Figure",
            "GraphCatalog",
            "GraphLoss",
            "GraphScorer",
            "HeadState",
            "HeadWatch",
            "LossTerm",
            "Measured",
            "ObservedRates",
            "Operation",
            "Quantity",
            "Rate",
            "RateRows",
            "Readout",
            "RisingLine", // that of a CalibrationMap
            "Space",
            "SpaceConfusion",
            "Step",
            "Undefined");

    private static final Pattern PROBABILITY = Pattern.compile(
            "(?i).*(probability|probabilities|ctr|cvr|ctcvr)$|p(Click|Buy|Purchase|Micro|Macro|Action).*");

    private Algebra() {}

    /** The graph package shows no class of its arithmetic. */
    static ArchRule arithmeticIsPackagePrivate(String root) {
        return Rules.every("class of the graph package", "be package-private unless it is part of its face", item -> {
            boolean hidden = !item.getPackageName().equals(root + ".core.graph")
                    || !item.getModifiers().contains(JavaModifier.PUBLIC)
                    || PUBLIC.contains(item.getSimpleName());
            return hidden ? Stream.empty() : Stream.of("is public");
        });
    }

    /** The places where sources multiply two probabilities: {@code File.java:line: expression}. */
    static List<String> productsOfProbabilities(List<Path> sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources));
            List<String> found = new ArrayList<>();
            Trees trees = Trees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                new Finder(unit, trees).scan(unit, found);
            }
            return found;
        }
    }

    private static final class Finder extends TreeScanner<Void, List<String>> {

        private final CompilationUnitTree unit;
        private final Trees trees;

        Finder(CompilationUnitTree unit, Trees trees) {
            this.unit = unit;
            this.trees = trees;
        }

        @Override
        public Void visitBinary(BinaryTree node, List<String> found) {
            if (node.getKind() == Tree.Kind.MULTIPLY) {
                note(node, node.getLeftOperand(), node.getRightOperand(), found);
            }
            return super.visitBinary(node, found);
        }

        @Override
        public Void visitCompoundAssignment(CompoundAssignmentTree node, List<String> found) {
            if (node.getKind() == Tree.Kind.MULTIPLY_ASSIGNMENT) {
                note(node, node.getVariable(), node.getExpression(), found);
            }
            return super.visitCompoundAssignment(node, found);
        }

        private void note(Tree product, ExpressionTree left, ExpressionTree right, List<String> found) {
            if (isProbability(left) && isProbability(right)) {
                long line = unit.getLineMap()
                        .getLineNumber(trees.getSourcePositions().getStartPosition(unit, product));
                String file =
                        Path.of(unit.getSourceFile().getName()).getFileName().toString();
                found.add(file + ":" + line + ": " + product);
            }
        }

        /** Whether an expression names a probability, its complement, or a product that ends with one. */
        private static boolean isProbability(ExpressionTree tree) {
            if (tree instanceof ParenthesizedTree inner) {
                return isProbability(inner.getExpression());
            }
            if (tree instanceof BinaryTree binary && binary.getKind() == Tree.Kind.MULTIPLY) {
                return isProbability(binary.getRightOperand());
            }
            if (tree instanceof BinaryTree binary && binary.getKind() == Tree.Kind.MINUS) {
                return binary.getLeftOperand() instanceof LiteralTree && isProbability(binary.getRightOperand());
            }
            if (tree instanceof MethodInvocationTree call) {
                return isProbability(call.getMethodSelect());
            }
            if (tree instanceof MemberSelectTree member) {
                return PROBABILITY.matcher(member.getIdentifier()).matches();
            }
            return tree instanceof IdentifierTree name
                    && PROBABILITY.matcher(name.getName()).matches();
        }
    }
}
