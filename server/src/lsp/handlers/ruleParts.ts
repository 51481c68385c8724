import { RequestType } from 'vscode-languageserver';
import type { HandlerGroup } from '../context.ts';
import {
  type AddressExpressionParams,
  addressExpressionRequest,
  type RuleParts,
  type RulePartsParams,
  rulePartsRequest,
} from '../protocol.ts';

/** What a client's dialog for a new rule asks for. */
export const ruleParts: HandlerGroup = {
  capabilities: () => ({}),

  register(context) {
    const { connection, service } = context;
    const parts = new RequestType<RulePartsParams, RuleParts | null, never>(rulePartsRequest);
    connection.onRequest(parts, ({ stage }, token) =>
      context.answer<RuleParts | null>('Rule parts', token, null, () => service.ruleParts(stage)),
    );
    const expression = new RequestType<AddressExpressionParams, string | null, never>(
      addressExpressionRequest,
    );
    connection.onRequest(expression, ({ list }, token) =>
      context.answer<string | null>('Address expression', token, null, () =>
        typeof list === 'string' ? (service.addressExpression(list) ?? null) : null,
      ),
    );
  },
};
