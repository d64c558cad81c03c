package org.demandinsight.api;

import static java.util.Objects.requireNonNull;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.demandinsight.kernel.Wording;

/// `GET /`: where to go from here, with the example operations at hand.
@ApplicationScoped
class FrontPage {
    static final List<Example> EXAMPLES =
            List.of(
                    new Example(
                            "what-people-ask",
                            new Wording(
                                    "人们在诉求什么？办得怎样？",
                                    "What do people ask for, and how is it dealt with?")),
                    new Example(
                            "blind-spots",
                            new Wording("哪里没有服务回应诉求？", "Where does no service answer?")),
                    new Example(
                            "demands-by-month",
                            new Wording("诉求逐月如何变化？", "How did demand go, month by month?")),
                    new Example(
                            "why-this-category",
                            new Wording("诉求为何归入这一类？", "Why does a demand stand where it stands?")),
                    new Example(
                            "what-to-review",
                            new Wording("哪些诉求最值得复核？", "Which demands should somebody look at?")),
                    new Example(
                            "reclassify-a-demand",
                            new Wording("更正一件诉求的类别", "Say where a demand belongs")),
                    new Example(
                            "how-good-is-the-model",
                            new Wording("类别有多可信？", "How far can the categories be trusted?")),
                    new Example(
                            "which-department",
                            new Wording("这件诉求该由哪个部门办？", "Which department is a demand for?")),
                    new Example(
                            "case-groups",
                            new Wording("哪些事被许多人反映？", "What do many ask for at once?")),
                    new Example(
                            "asked-already",
                            new Wording("这件事有人反映过吗？", "Has this been asked already?")),
                    new Example(
                            "correct-a-case-group",
                            new Wording("两件诉求其实不是一回事", "Part two demands by hand")),
                    new Example(
                            "emerging-categories",
                            new Wording(
                                    "有哪些诉求还没有类别？", "What do people ask that no category takes?")),
                    new Example(
                            "adopt-an-emerging-category",
                            new Wording("把新出现的诉求立为类别", "Make a category of what emerges")),
                    new Example("newest-demands", new Wording("最新的诉求", "The newest demands")),
                    new Example(
                            "demand-with-history",
                            new Wording("一件诉求的来龙去脉", "A demand with its reply and history")),
                    new Example(
                            "import-runs",
                            new Wording("最近的导入发现了什么？", "What did the latest imports find?")),
                    new Example(
                            "erase-a-demand",
                            new Wording("应要求删除一件诉求", "Erase a demand on request")),
                    new Example(
                            "retention",
                            new Wording(
                                    "哪些诉求保存期满？", "Which demands have been kept for long enough?")));

    /// An operation of `graphql/operations`.
    record Example(String name, Wording title) {
        String text() {
            var resource = "/operations/" + name + ".graphql";
            try (var in = requireNonNull(FrontPage.class.getResourceAsStream(resource), resource)) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    void open(@Observes Router router) {
        router.get("/").handler(FrontPage::show);
    }

    private static void show(RoutingContext http) {
        var language = Asker.preferred(http.request().getHeader("Accept-Language"));
        var title = new Wording("诉求洞察 Demand Insight", "Demand Insight");
        var lead =
                new Wording(
                        "点开一个问题，在 GraphQL 界面里运行、修改。",
                        "Open a question; run it and change it in the GraphQL UI.");
        var examples =
                EXAMPLES.stream()
                        .map(example ->
                                "<li><a href=\"/q/graphql-ui/?query="
                                        + URLEncoder.encode(example.text(), StandardCharsets.UTF_8)
                                                .replace("+", "%20")
                                        + "\">"
                                        + example.title().in(language)
                                        + "</a></li>")
                        .collect(Collectors.joining());
        var _ =
                http.response()
                        .putHeader("Content-Type", "text/html; charset=utf-8")
                        .putHeader("Vary", "Accept-Language")
                        .end(
                                String.format(
                                        Locale.ROOT,
                                        """
                                        <!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                                        <title>%s</title>
                                        <style>body{font:18px/1.7 system-ui,sans-serif;max-width:40rem;margin:4rem auto;padding:0 1rem;color:#222}
                                        a{color:#0a5ba8}li{margin:.4rem 0}code{background:#f2f2f2;padding:.1em .3em}</style>
                                        <h1>%s</h1><p>%s</p><ul>%s</ul>
                                        <p><code>POST /graphql</code> · <a href="/graphql/schema.graphql">schema</a> ·
                                        <code>curl -T demands.csv localhost:8080/import/demands</code> · <a href="/q/health">health</a></p>
                                        """,
                                        title.in(language),
                                        title.in(language),
                                        lead.in(language),
                                        examples));
    }
}
