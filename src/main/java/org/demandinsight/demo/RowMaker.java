package org.demandinsight.demo;

import java.time.LocalDateTime;
import java.util.Locale;
import org.demandinsight.kernel.Language;
import org.jspecify.annotations.Nullable;

/// Makes the row of any demand from its number.
final class RowMaker {
    private static final double POSITIONED = .7;

    private final DemoOptions options;
    private final Cells cells;
    private final Scenes scenes;
    private final Courses courses;
    private final People people;
    private final Storyteller storyteller;
    private final Shuffle shuffle;

    RowMaker(
            DemoOptions options,
            Cells cells,
            Scenes scenes,
            Courses courses,
            People people,
            Storyteller storyteller) {
        this.options = options;
        this.cells = cells;
        this.scenes = scenes;
        this.courses = courses;
        this.people = people;
        this.storyteller = storyteller;
        this.shuffle = new Shuffle(options.seed(), options.demands());
    }

    /// What a demand says, when it came and how it went are its own; in the negative control they are another's.
    DemandRow row(long number) {
        var scene = scenes.scene(number);
        long told = options.negativeControl() ? shuffle.at(number) : number;
        var toldScene = told == number ? scene : scenes.scene(told);
        var course = courses.course(told, toldScene);
        var person = people.person(scene, number);
        var dice = new Dice(options.seed(), 101, told);
        var office = cells.category(toldScene.cell()).field().department().office();
        var story = storyteller.tell(toldScene, course.way(), person, office, dice);
        var handling = Handling.of(course, toldScene, courses.endOfPeriod(), dice);
        var reply =
                handling.reply() == null
                        ? null
                        : storyteller.reply(
                                handling.reply(),
                                toldScene,
                                person,
                                story.language(),
                                office,
                                dice);
        return assemble(number, scene, toldScene, course, person, story, handling, reply);
    }

    private DemandRow assemble(
            long number,
            Scene scene,
            Scene toldScene,
            Course course,
            Person person,
            Storyteller.Story story,
            Handling handling,
            @Nullable String reply) {
        var dice = new Dice(options.seed(), 102, number);
        var category = cells.category(scene.cell());
        var district = cells.district(scene.cell());
        var id = id(number, course);
        boolean petition = course.way() == Ways.WEB && dice.chance(.3);
        int told = dice.pick(83, 10, 6, 1);
        var street = scene.street();
        boolean coded = dice.chance(options.coded());
        boolean positioned = dice.chance(POSITIONED);
        boolean anonymous = dice.chance(.04);
        double latitude = street.latitude() + .004 * dice.normal();
        double longitude = street.longitude() + .0045 * dice.normal();
        var closed = course.closed();
        var truth =
                new DemandTruth(
                        id,
                        category.code(),
                        district.code(),
                        toldScene.topic().code(),
                        !toldScene.topic().served(),
                        Courses.isTimed(course),
                        courses.isOutside(course, category.hours()),
                        course.overdue(),
                        story.personal());
        return DemandRow.of(
                truth,
                id,
                petition ? "PETITION" : "HOTLINE",
                course.dateOnly() ? course.day().toString() : Stamp.of(course.received()),
                occurred(course, dice),
                Stamp.of(course.due()),
                Stamp.of(closed),
                Stamp.of(handling.updated()),
                handling.status(),
                course.way().name(),
                told == 0 ? street.code() : told == 1 ? district.code() : null,
                told == 0 || told == 2
                        ? street.name().zh()
                        : told == 1 ? district.name().zh() : null,
                category.field().department().name(),
                coded ? category.code() : null,
                null,
                anonymous ? null : person.mobile(),
                person.enterprise() ? "ENTERPRISE" : "RESIDENT",
                story.language() == Language.ZH ? "zh" : "en",
                story.title(),
                story.text(),
                reply,
                reply == null ? null : Stamp.of(handling.updated()),
                positioned ? degrees(latitude) : null,
                positioned ? degrees(longitude) : null,
                petition ? Integer.toString((int) Math.exp(2 + 1.4 * dice.normal())) : null,
                Integer.toString(handling.transfers()),
                Integer.toString(handling.reopens()),
                handling.satisfied() == null ? null : handling.satisfied().toString());
    }

    private static String id(long number, Course course) {
        var digits = Long.toString(number + 1);
        return "GD"
                + course.day().toString().replace("-", "")
                + 'N'
                + "0".repeat(Math.max(0, 6 - digits.length()))
                + digits;
    }

    private static @Nullable String occurred(Course course, Dice dice) {
        if (!dice.chance(.3)) {
            return null;
        }
        return dice.chance(.5) || course.dateOnly()
                ? course.day().minusDays(dice.below(6)).toString()
                : Stamp.of(course.received().minusMinutes(5 + dice.below(300)));
    }

    private static String degrees(double value) {
        return String.format(Locale.ROOT, "%d.%05d", (int) value, (int) (value % 1 * 100_000));
    }

    /// A time as the files have it, in the zone of the source.
    static final class Stamp {
        private Stamp() {}

        static @Nullable String of(@Nullable LocalDateTime time) {
            if (time == null) {
                return null;
            }
            var out = new StringBuilder(25).append(time.toLocalDate()).append('T');
            two(out, time.getHour()).append(':');
            two(out, time.getMinute()).append(':');
            return two(out, time.getSecond()).append("+08:00").toString();
        }

        private static StringBuilder two(StringBuilder out, int number) {
            return out.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
        }
    }
}
