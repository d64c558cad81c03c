package org.demandinsight.demo;

import java.util.List;
import java.util.Locale;
import org.demandinsight.kernel.Language;

/// Puts a demand into words: the topic's text, phrases around it in varying order, personal data, and the ways that
/// people write.
final class Storyteller {
    private static final List<String> DIALECTS =
            List.of("northeast", "sichuan", "hunan", "cantonese");
    private static final List<String> PERSONAL =
            List.of("name", "phone", "landline", "spelled", "id", "plate", "door", "mail");
    private static final double[] PERSONAL_WEIGHTS = {24, 26, 5, 6, 7, 8, 18, 3};
    private static final double[] ENGLISH_WEIGHTS = {24, 26, 0, 0, 7, 8, 18, 3};
    private static final double WITH_PERSONAL = .08;

    private final Grammar grammar;

    Storyteller(Grammar grammar) {
        this.grammar = grammar;
    }

    /// What was said.
    ///
    /// @param personal personal data in it, as written
    record Story(Language language, String title, String text, List<String> personal) {}

    Story tell(Scene scene, Ways way, Person person, String office, Dice dice) {
        boolean english =
                person.language() == Language.EN && grammar.speaks(scene.topic(), Language.EN);
        var language = english ? Language.EN : Language.ZH;
        var teller = new Teller(grammar, scene, person, language, office, dice);
        var told = dice.pick(grammar.texts(scene.topic(), language));
        var title = told.title().fill(teller);
        var body = told.body().fill(teller);
        var parts = new StringBuilder();
        if (dice.chance(.45)) {
            say(
                    "opening-" + way.name().toLowerCase(Locale.ROOT).replace("app", "web"),
                    parts,
                    teller,
                    dice,
                    language);
        }
        if (scene.echo() && dice.chance(.5)) {
            say("neighbour", parts, teller, dice, language);
        }
        if (person.enterprise() ? dice.chance(.6) : dice.chance(.25)) {
            say(person.enterprise() ? "intro-enterprise" : "intro", parts, teller, dice, language);
        }
        boolean personalFirst = dice.chance(.5);
        boolean withPersonal = dice.chance(WITH_PERSONAL);
        if (withPersonal && personalFirst) {
            sayPersonal(parts, teller, dice, language);
        }
        boolean pleaFirst = dice.chance(.08);
        if (pleaFirst) {
            say("plea", parts, teller, dice, language);
        }
        append(parts, vary(body, dice, language), language);
        if (dice.chance(.3)) {
            say("again", parts, teller, dice, language);
        }
        if (withPersonal && !personalFirst) {
            sayPersonal(parts, teller, dice, language);
        }
        if (!pleaFirst && dice.chance(.5)) {
            say("plea", parts, teller, dice, language);
        }
        if (dice.chance(.3)) {
            say("closing", parts, teller, dice, language);
        }
        return new Story(language, title, parts.toString(), teller.personal());
    }

    private void sayPersonal(StringBuilder out, Teller teller, Dice dice, Language language) {
        int first = dice.pick(language == Language.ZH ? PERSONAL_WEIGHTS : ENGLISH_WEIGHTS);
        say("personal-" + PERSONAL.get(first), out, teller, dice, language);
        if (first == 0 && dice.chance(.5)) {
            say("personal-phone", out, teller, dice, language);
        }
    }

    private void say(String kind, StringBuilder out, Teller teller, Dice dice, Language language) {
        append(out, dice.pick(grammar.phrases(kind, language)).fill(teller), language);
    }

    private static void append(StringBuilder out, String text, Language language) {
        if (language == Language.EN && !out.isEmpty()) {
            out.append(' ');
        }
        out.append(text);
        if (language == Language.ZH
                && !text.isEmpty()
                && Character.isLetterOrDigit(text.codePointBefore(text.length()))) {
            out.append('。');
        }
    }

    /// Another word here and there, a slip, a dialect, traditional characters. Personal data stands apart from the body
    /// and keeps its spelling; what a body itself holds of it must too.
    private String vary(String body, Dice dice, Language language) {
        if (language == Language.EN) {
            return dice.chance(.05) ? swapped(body, dice) : body;
        }
        var text = body;
        for (int i = 0; i < 3; i++) {
            if (dice.chance(.4)) {
                text = replaced(text, dice.pick(grammar.variants("synonym")));
            }
        }
        if (dice.chance(.05)) {
            for (var variant : grammar.variants(dice.pick(DIALECTS))) {
                text = replaced(text, variant);
            }
        }
        if (dice.chance(.06)) {
            for (int i = 0; i < 3; i++) {
                text = replaced(text, dice.pick(grammar.variants("typo")));
            }
        }
        if (dice.chance(.015)) {
            for (var variant : grammar.variants("traditional")) {
                text = text.replace(variant.from(), variant.to());
            }
        }
        return text;
    }

    private static String replaced(String text, Grammar.Variant variant) {
        int at = text.indexOf(variant.from());
        return at < 0
                ? text
                : text.substring(0, at)
                        + variant.to()
                        + text.substring(at + variant.from().length());
    }

    /// Two neighbouring letters change places.
    private static String swapped(String text, Dice dice) {
        int at = dice.below(Math.max(1, text.length() - 2));
        if (at + 1 >= text.length()
                || !Character.isLetter(text.charAt(at))
                || !Character.isLetter(text.charAt(at + 1))) {
            return text;
        }
        return text.substring(0, at)
                + text.charAt(at + 1)
                + text.charAt(at)
                + text.substring(at + 2);
    }

    /// A reply of a kind.
    String reply(
            String kind, Scene scene, Person person, Language language, String office, Dice dice) {
        var teller = new Teller(grammar, scene, person, language, office, dice);
        return dice.pick(grammar.phrases("reply-" + kind, language)).fill(teller);
    }
}
