package org.demandinsight.api;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import org.demandinsight.kernel.Language;
import org.demandinsight.kernel.ProblemException;
import org.demandinsight.reactive.DatabaseFault;

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
                    ? later.onFailure().transform(failure -> told(failure, language))
                    : answer;
        } catch (RuntimeException failure) {
            throw told(failure, language) instanceof ProblemException problem ? problem : failure;
        }
    }

    /// A problem in the asker's language; a bug as it is, to be masked and logged.
    private static Throwable told(Throwable failure, Language language) {
        if (failure instanceof ProblemException problem) {
            return problem.in(language);
        }
        return DatabaseFault.isPassing(failure)
                ? DatabaseFault.problem(failure).in(language)
                : failure;
    }
}
