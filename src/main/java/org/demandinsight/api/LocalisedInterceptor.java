package org.demandinsight.api;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import org.demandinsight.kernel.Language;
import org.demandinsight.kernel.ProblemException;

@Localised
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
class LocalisedInterceptor {
    private final Asker asker;

    LocalisedInterceptor(Asker asker) {
        this.asker = asker;
    }

    @AroundInvoke
    Object speak(InvocationContext call) throws Exception {
        Language language = asker.language();
        try {
            var answer = call.proceed();
            return answer instanceof Uni<?> later
                    ? later.onFailure(ProblemException.class)
                            .transform(problem -> problem.in(language))
                    : answer;
        } catch (ProblemException problem) {
            throw problem.in(language);
        }
    }
}
