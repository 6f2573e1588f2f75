import Type, { type Static } from 'typebox'

const Short = Type.String({ maxLength: 100 })

/** An event of User Behavior Insights 1.3 (event.schema.json). Its timestamp may lack the offset. */
export const BehaviourEventBody = Type.Object({
  action_name: Type.String({ minLength: 1, maxLength: 100 }),
  timestamp: Type.String({
    maxLength: 40,
    pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:?\\d{2})?$',
  }),
  application: Type.Optional(Short),
  query_id: Type.Optional(Short),
  session_id: Type.Optional(Short),
  client_id: Type.Optional(Short),
  user_id: Type.Optional(Short),
  message_type: Type.Optional(Short),
  message: Type.Optional(Type.String({ maxLength: 1_024 })),
  user_query: Type.Optional(Type.String({ maxLength: 4_000 })),
  event_attributes: Type.Optional(
    Type.Object({
      position: Type.Object({}),
      object: Type.Optional(Type.Object({ object_id: Type.Union([Type.String({ maxLength: 256 }), Type.Integer()]) })),
    }),
  ),
})
export type BehaviourEventBody = Static<typeof BehaviourEventBody>
