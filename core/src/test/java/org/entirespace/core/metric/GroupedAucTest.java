/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GroupedAucTest {

    @Test
    void groupsOfOneClassAreSkippedAndCounted() {
        Rows rows = Rows.of(new double[] {1, 2, 9, 8, 7, 0}, 0, 1, 1, 1, 0, 0).inGroups(5, 5, 6, 6, 7, 7);

        assertThat(GroupedAuc.of(rows.predictions())).isEqualTo(new GroupedAuc.Result(MetricValue.of(1), 1, 2));
    }

    @Test
    void theLevelOfAGroupDoesNotCount() {
        // the second group's predictions all lie above the first group's, and each is perfectly ranked
        Rows rows = Rows.of(new double[] {1, 2, 11, 12}, 0, 1, 0, 1).inGroups(-3, -3, 4, 4);

        assertThat(GroupedAuc.of(rows.predictions()).value()).isEqualTo(MetricValue.of(1));
        assertThat(Auc.of(rows.predictions())).isEqualTo(MetricValue.of(0.75));
    }

    @Test
    void weightingByRowsCountsLargeGroupsMore() {
        Rows rows = Rows.of(new double[] {1, 2, 2, 1, 1, 1, 1, 1}, 0, 1, 0, 1, 1, 1, 1, 1)
                .inGroups(1, 1, 2, 2, 2, 2, 2, 2);

        assertThat(GroupedAuc.of(rows.predictions(), GroupedAuc.Weighting.EQUAL).value())
                .isEqualTo(MetricValue.of(0.5));
        assertThat(GroupedAuc.of(rows.predictions(), GroupedAuc.Weighting.BY_ROWS)
                        .value())
                .isEqualTo(MetricValue.of(0.25));
        assertThat(GroupedAuc.of(rows.predictions()))
                .isEqualTo(GroupedAuc.of(rows.predictions(), GroupedAuc.Weighting.EQUAL));
    }

    @Test
    void isUndefinedWhereNoGroupHasBothClasses() {
        Rows rows = Rows.of(new double[] {1, 2}, 0, 1).inGroups(1, 2);

        assertThat(GroupedAuc.of(rows.predictions()))
                .isEqualTo(new GroupedAuc.Result(MetricValue.undefined("one class in every group"), 0, 2));
        assertThat(GroupedAuc.of(Rows.of(new double[0]).predictions()).value())
                .isEqualTo(MetricValue.undefined("no rows"));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void equalsTheMeanOfTheAucsOfSeparateGroups(long seed) {
        Rows rows = Rows.random(seed, 300, 12, 40);
        double sum = 0;
        double weighted = 0;
        int used = 0;
        int usedRows = 0;
        for (long group : LongStream.of(rows.groups()).distinct().toArray()) {
            Rows members = membersOf(rows, group);
            double auc = members.slowAuc();
            if (!Double.isNaN(auc)) {
                sum += auc;
                weighted += auc * members.labels().length;
                used++;
                usedRows += members.labels().length;
            }
        }
        GroupedAuc.Result equal = GroupedAuc.of(rows.predictions());
        GroupedAuc.Result byRows = GroupedAuc.of(rows.predictions(), GroupedAuc.Weighting.BY_ROWS);

        assertThat(equal.groupsUsed()).isEqualTo(used);
        assertThat(equal.groupsSkipped()).isEqualTo(rows.predictions().groups() - used);
        assertThat(equal.value().value().orElseThrow()).isEqualTo(sum / used, within(1e-12));
        assertThat(byRows.value().value().orElseThrow()).isEqualTo(weighted / usedRows, within(1e-12));
    }

    private static Rows membersOf(Rows rows, long group) {
        byte[] member = new byte[rows.labels().length];
        for (int row = 0; row < member.length; row++) {
            member[row] = (byte) (rows.groups()[row] == group ? 1 : 0);
        }
        Predictions kept = Predictions.ofSpace(rows.logOdds(), rows.labels(), member, rows.groups());
        Rows members = new Rows(new double[kept.rows()], new byte[kept.rows()], new long[kept.rows()]);
        for (int row = 0; row < kept.rows(); row++) {
            members.logOdds()[row] = kept.logOdds(row);
            members.labels()[row] = (byte) kept.label(row);
        }
        return members;
    }

    static LongStream seeds() {
        return Rows.seeds();
    }
}
