/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.entirespace.model.request.IllegalRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FormulaTest {

    private static final double[] VALUES = {0.25, 8, 3};

    private static double value(String text) throws IllegalRequestException {
        Formula formula = Formula.parse(text);
        double[] values = new double[formula.names().size()];
        for (int n = 0; n < values.length; n++) {
            values[n] = VALUES["abc".indexOf(formula.names().get(n))];
        }
        return formula.value(values, new double[formula.depth()]);
    }

    @ParameterizedTest
    @CsvSource({
        "a * b, 2",
        "a*b+c, 5",
        "c+a*b, 5",
        "(c+a)*b, 26",
        "c-a-a, 2.5",
        "c-(a-a), 3",
        "b/a/b, 4",
        "b/(a*b), 4",
        "-a, -0.25",
        "--a, 0.25",
        "-a*b, -2",
        "c--a, 3.25",
        "1e3, 1000",
        "1.5E-1 * 2, 0.3",
        ".5, 0.5",
        "((((a)))), 0.25",
        "`a` * `b`, 2"
    })
    void isReadAsPeopleReadIt(String text, double expected) throws IllegalRequestException {
        assertThat(value(text)).isEqualTo(expected);
    }

    @Test
    void namesAreThoseOfQuantitiesAndKeys() throws IllegalRequestException {
        assertThat(Formula.parse("purchase|click * price_eur * größe.x + `p(a) - b` * CVR + CVR")
                        .names())
                .containsExactly("purchase|click", "price_eur", "größe.x", "p(a) - b", "CVR");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "''; found the end at character 1 of the formula, expected a number",
                "a *; found the end at character 4",
                "a b; found 'b' at character 3 of the formula, expected an operator or the end",
                "(a; found the end at character 3 of the formula, expected ')'",
                "a); found ')' at character 2",
                "2 ** 3; found '*' at character 4",
                "+a; found '+' at character 1",
                "a ^ 2; found '^' at character 3",
                "1e; found '1' at character 1 of the formula, expected a number",
                "1e999; found '1' at character 1",
                ".; found '.' at character 1",
                "1.2.3; found '.' at character 4",
                "`a; found '`' at character 1 of the formula, expected a second backquote",
                "System.exit(0); found '(' at character 12",
                "a, b; found ',' at character 2",
                "$a; found '$' at character 1"
            })
    void whatIsNoFormulaIsToldWithItsPlace(String text, String message) {
        assertThatThrownBy(() -> Formula.parse(text))
                .isInstanceOf(IllegalRequestException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aFormulaIsNeitherLongNorDeep() throws IllegalRequestException {
        assertThat(Formula.parse("(".repeat(60) + "a" + ")".repeat(60)).names()).containsExactly("a");
        assertThatThrownBy(() -> Formula.parse("(".repeat(90) + "a" + ")".repeat(90)))
                .hasMessageContaining("within each other");
        assertThatThrownBy(() -> Formula.parse("-".repeat(900) + "a")).hasMessageContaining("within each other");
        assertThatThrownBy(() -> Formula.parse("a+".repeat(600) + "a")).hasMessageContaining("1201 characters");
    }

    @Test
    void aDivisionByZeroIsNotFinite() throws IllegalRequestException {
        assertThat(value("a/(b-b)")).isInfinite();
        assertThat(value("(a-a)/(b-b)")).isNaN();
    }

    static LongStream seeds() {
        long first = Long.getLong("test.seed", 1);
        return LongStream.range(first, first + Long.getLong("test.seeds", 50));
    }

    /** A random formula, and its value by the rules of arithmetic on its parts. */
    private record Twin(String text, double value) {
        static Twin random(SplittableRandom random, int depth) {
            int kind = depth == 0 ? random.nextInt(2) : random.nextInt(7);
            if (kind == 0) {
                double number = random.nextInt(1, 100) / 4.0;
                return new Twin(Double.toString(number), number);
            }
            if (kind == 1) {
                int name = random.nextInt(3);
                return new Twin("abc".substring(name, name + 1), VALUES[name]);
            }
            Twin left = random(random, depth - 1);
            if (kind == 2) {
                return new Twin("-(" + left.text + ")", -left.value);
            }
            Twin right = random(random, depth - 1);
            char operator = "+-*/".charAt(kind - 3);
            double value = switch (operator) {
                case '+' -> left.value + right.value;
                case '-' -> left.value - right.value;
                case '*' -> left.value * right.value;
                default -> left.value / right.value;
            };
            return new Twin("(" + left.text + ") " + operator + "(" + right.text + ")", value);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void randomFormulasHaveTheValueOfTheirParts(long seed) throws IllegalRequestException {
        Twin twin = Twin.random(new SplittableRandom(seed), 4);

        assertThat(value(twin.text())).as(twin.text()).isEqualTo(twin.value());
    }
}
