package org.demandinsight.demo;

import java.util.ArrayList;
import java.util.List;
import org.demandinsight.kernel.Language;
import org.demandinsight.kernel.Wording;

/// Fills the blanks of what one person says about one scene. Names of places belong to the scene, so that all who tell
/// of it name the same; the rest belongs to the teller.
final class Teller implements Template.Blanks {
    private static final String[] AMOUNTS = {"300", "580", "1200", "2600", "3800", "5000", "12000"};
    private static final String[] HOURS = {
        "早上六点", "早上七点半", "上午十点", "中午十二点", "下午三点", "傍晚六点", "晚上八点", "晚上十点", "晚上十一点", "凌晨一点"
    };
    private static final String[] ENGLISH_HOURS = {
        "6 am", "7:30 am", "10 am", "noon", "3 pm", "6 pm", "8 pm", "10 pm", "11 pm", "1 am"
    };

    private final Grammar grammar;
    private final Scene scene;
    private final Person person;
    private final String office;
    private final Language language;
    private final Dice dice;
    private final Dice names;
    private final List<String> personal = new ArrayList<>();

    Teller(
            Grammar grammar,
            Scene scene,
            Person person,
            Language language,
            String office,
            Dice dice) {
        this.grammar = grammar;
        this.scene = scene;
        this.person = person;
        this.language = language;
        this.office = office;
        this.dice = dice;
        this.names = new Dice(person.number(), 91, 0);
    }

    List<String> personal() {
        return personal;
    }

    @Override
    public String value(Slot slot) {
        boolean english = language == Language.EN;
        return switch (slot) {
            case STREET -> scene.street().name().in(language);
            case ESTATE -> place("estate", slot, 6);
            case ROAD -> place("road", slot, 6);
            case SCHOOL -> place("school", slot, 4);
            case HOSPITAL -> place("hospital", slot, 2);
            case COMPANY -> place("company", slot, 400);
            case BUS -> ofScene(slot, 180) + 1 + (english ? "" : "路");
            case DURATION -> phrase("duration");
            case TIMES -> phrase("times");
            case AMOUNT -> AMOUNTS[ofScene(slot, AMOUNTS.length)] + (english ? " yuan" : "元");
            case HOUR -> (english ? ENGLISH_HOURS : HOURS)[ofScene(slot, HOURS.length)];
            case NAME -> personal(name());
            case PHONE -> personal(PersonalData.written(person.mobile(), dice));
            case LANDLINE -> personal(PersonalData.landline(dice));
            case SPELLED -> personal(PersonalData.spelled(person.mobile()));
            case ID -> personal(PersonalData.identityCard(dice));
            case PLATE -> personal(PersonalData.plate(dice));
            case DOOR -> personal(PersonalData.door(dice, english));
            case MAIL -> personal(PersonalData.mail(dice));
            case OFFICE -> office;
        };
    }

    private String personal(String value) {
        personal.add(value);
        return value;
    }

    private String phrase(String kind) {
        return dice.pick(grammar.phrases(kind, language)).fill(this);
    }

    private int ofScene(Slot slot, int bound) {
        return (int) (Dice.unit(Dice.hash(scene.event(), slot.ordinal())) * bound);
    }

    /// One of a few places of its kind in the street, the same for all who tell of the scene.
    private String place(String kind, Slot slot, int inStreet) {
        long street = scene.street().code().hashCode();
        long key = Dice.hash(street * 64 + slot.ordinal(), ofScene(slot, inStreet));
        var name = nth(grammar.places(kind), Dice.hash(key, 1)).in(language);
        var suffix = nth(grammar.places(kind + "-suffix"), Dice.hash(key, 2)).in(language);
        return language == Language.EN ? name + ' ' + suffix : name + suffix;
    }

    private static Wording nth(List<Wording> names, long hash) {
        return names.get((int) (Dice.unit(hash) * names.size()));
    }

    private String name() {
        if (language == Language.EN) {
            return names.pick(grammar.places("foreigner")).en();
        }
        return names.pick(grammar.places("surname")).zh()
                + names.pick(grammar.places("given")).zh();
    }
}
