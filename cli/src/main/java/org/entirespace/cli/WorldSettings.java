/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import org.entirespace.data.world.WorldOptions;
import picocli.CommandLine.Option;

/** The dials of a synthetic world that several commands share. */
final class WorldSettings {

    private static final WorldOptions DEFAULTS = WorldOptions.defaults();

    @Option(names = "--impressions", description = "Impressions. Default: ${DEFAULT-VALUE}.")
    private long impressions = DEFAULTS.impressions();

    @Option(names = "--users", description = "Users. Default: ${DEFAULT-VALUE}.")
    private int users = DEFAULTS.users();

    @Option(names = "--items", description = "Items. Default: ${DEFAULT-VALUE}.")
    private int items = DEFAULTS.items();

    @Option(names = "--days", description = "Days. Default: ${DEFAULT-VALUE}.")
    private int days = DEFAULTS.days();

    @Option(
            names = "--selection",
            description = "How much clicks depend on what drives purchases, in [0, 2]. Default: ${DEFAULT-VALUE}.")
    private double selection = DEFAULTS.selection();

    @Option(
            names = "--informativeness",
            description =
                    "How much micro and macro behaviours tell of purchases, in [0, 2]. Default: ${DEFAULT-VALUE}.")
    private double informativeness = DEFAULTS.informativeness();

    @Option(names = "--seed", description = "Seed of the world. Default: ${DEFAULT-VALUE}.")
    private long seed = DEFAULTS.seed();

    WorldOptions options() {
        return new WorldOptions(
                seed,
                users,
                items,
                DEFAULTS.start(),
                days,
                impressions,
                selection,
                informativeness,
                DEFAULTS.rates(),
                DEFAULTS.followUp());
    }
}
